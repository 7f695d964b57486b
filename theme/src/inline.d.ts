/** What the build turns into text: a script of its own, bundled, and the judge that runs learners' code. */

declare module "inline:*" {
  const source: string;
  export default source;
}

declare module "python:*" {
  const source: string;
  export default source;
}
