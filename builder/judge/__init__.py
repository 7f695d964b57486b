"""The judge: runs a learner's code and checks it by tests, the same way in CPython and, in browsers, in Pyodide.

It travels into the sandbox as the text of its files, so it needs nothing but the standard library and itself. What
requests and results hold is told by `theme/src/core/run.ts`.
"""
