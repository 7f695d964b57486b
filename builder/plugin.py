"""The MkDocs plugin: hooks and options only; what the site is made of is decided in `site`.

Every name of MkDocs that the package uses stands in this file, so that another host needs another file like it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from builder import bundle, site
from builder.browser import packages
from builder.check import check_bank
from builder.diagnostics import as_text
from builder.parser import is_topic, parse
from builder.question import Diagnostic, Parsed
from builder.render import TopicParts, compose
from builder.source import read_source, topic_of
from builder.words import Words, words

log = get_plugin_logger("questions")

ASSETS = "assets/interview-practice"
EXTENSIONS = ("attr_list", "admonition", "pymdownx.highlight", "pymdownx.superfences")
HOME, PRACTICE, PROGRESS, IMPORT = "index.md", "practice.md", "progress.md", "import.md"
PLACES = {f"<!-- questions: {view} -->": view for view in ("home", "session", "progress", "import")}


class QuestionsConfig(Config):
    """The plugin's options in mkdocs.yml."""

    bank = Type(str, default="main")
    """The name under which a browser keeps the progress: give each bank its own when two share a web address."""

    import_page = Type(bool, default=True)
    """Offer a page where learners read question files of their own; the site then carries Python for the browser."""


class QuestionsPlugin(BasePlugin[QuestionsConfig]):
    """Turn the question files of the docs folder into topic pages, a quiz and a progress page."""

    topics: dict[str, site.TopicSource]
    parts: dict[str, TopicParts]
    addresses: site.Addresses
    renderer: str
    templates: Environment
    words: Words

    # Before Material's offline plugin, which would otherwise name a shim on a foreign server.
    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build an outdated theme of a checkout, and tell the host about styles and Markdown extensions."""
        self._refresh_theme()
        self.topics, self.parts, self.renderer = {}, {}, ""
        self.words = words(str(config.theme.get("language") or "en"))
        loader = FileSystemLoader(bundle.BUNDLE / "templates")
        self.templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        config.extra_css.insert(0, f"{ASSETS}/app.css")
        config.extra.setdefault("polyfills", []).append(f"{ASSETS}/iframe-worker.js")
        # The app tells by it which code can be run.
        config.mdx_configs.setdefault("pymdownx.highlight", {}).setdefault("pygments_lang_class", True)
        config.markdown_extensions += [name for name in EXTENSIONS if name not in config.markdown_extensions]
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., object]
    ) -> LiveReloadServer:
        """Reload when the theme's own sources change."""
        for path in bundle.sources():
            server.watch(str(path))
        return server

    # First, so that other plugins find the generated pages.
    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the whole bank, report its problems, and add the pages and assets that the site needs."""
        self._add_pages(files, config)
        self._read_bank(files, config)
        self._add_assets(files, config)
        if not config.nav:
            config.nav = self._navigation(files)
        return files

    # First: the page's own text is composed, other plugins then work on the result.
    @event_priority(50)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Compose a topic's page."""
        source = self.topics.get(page.file.src_uri)
        return compose(source.parsed.topic) if source else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Wrap a topic's rendered parts, or fill the places that a page keeps for the app."""
        context = site.PageContext(
            self.templates, self.words, self.addresses, lambda address: get_relative_url(address, page.url)
        )
        if source := self.topics.get(page.file.src_uri):
            return self._topic_page(source, html, context)
        for place, view in PLACES.items():
            if place in html:
                block = site.home_block(self._in_order(), context) if view == "home" else site.app_block(view, context)
                html = html.replace(place, block)
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Add the bank's scripts, now that every topic is rendered."""
        self.topics = {uri: source for uri, source in self.topics.items() if source.topic in self.parts}
        for source in self.topics.values():
            script = site.topic_script(source, self.parts[source.topic])
            files.append(File.generated(config, source.script, content=script))
        index = site.index_script(self._in_order(), self.addresses, bank=self.config.bank, renderer=self.renderer)
        files.append(File.generated(config, site.INDEX_SCRIPT, content=index))
        return env

    def _topic_page(self, source: site.TopicSource, html: str, context: site.PageContext) -> str:
        try:
            parts = self.parts[source.topic] = site.rendered_topic(source, html)
        except ValueError as error:
            # The host read the Markdown differently from the parser; the page stays readable as it was rendered.
            log.warning(f"{source.topic}: left out of quizzes, {error}")
            return site.sanitise(html)
        return site.topic_page(source, parts, context)

    def _refresh_theme(self) -> None:
        try:
            if bundle.is_stale():
                bundle.build()
        except bundle.BundleError as error:
            # While somebody edits the theme, the last one that built keeps the site going.
            log.warning(str(error))
        if not bundle.is_built():
            raise PluginError(f"the theme of interview-practice is not built; run `{bundle.BUILD_COMMAND}`")

    def _in_order(self) -> list[site.TopicSource]:
        return site.in_order(self.topics.values())

    def _add_pages(self, files: Files, config: MkDocsConfig) -> None:
        pages = {
            HOME: ("home", self.words.home, InclusionLevel.UNDEFINED),
            PRACTICE: ("session", self.words.practice, InclusionLevel.NOT_IN_NAV),
            PROGRESS: ("progress", self.words.progress, InclusionLevel.UNDEFINED),
        }
        if self.config.import_page:
            pages[IMPORT] = ("import", self.words.imports, InclusionLevel.UNDEFINED)
        for uri, (view, title, inclusion) in pages.items():
            if files.get_file_from_path(uri) is None:
                hidden = "hide: [navigation, toc]\n" if view == "session" else "hide: [toc]\n"
                content = f"---\ntitle: {title}\n{hidden}---\n\n<!-- questions: {view} -->\n"
                files.append(File.generated(config, uri, content=content, inclusion=inclusion))
        home, practice, progress, *others = (file.url for uri in pages if (file := files.get_file_from_path(uri)))
        imports = others[0] if others else ""
        self.addresses = site.Addresses(home, practice, progress, imports=imports, app_script=f"{ASSETS}/app.js")

    def _add_assets(self, files: Files, config: MkDocsConfig) -> None:
        licences = bundle.BUNDLE / "licenses.txt"
        paths = sorted({*bundle.BUNDLE.glob("*.*")} - {licences})
        if self.config.import_page or site.runs_python(self.topics.values()):
            paths += sorted((bundle.BUNDLE / "pyodide").iterdir())
        for path in paths:
            # Pages from the file system cannot fetch: they need the runtime as a script, which others can do without.
            if path.name != "runtime.js" or _is_offline(config):
                name = path.relative_to(bundle.BUNDLE).as_posix()
                files.append(File.generated(config, f"{ASSETS}/{name}", abs_src_path=str(path)))
        notices = [licences.read_text(encoding="utf-8")]
        if self.config.import_page:
            self._add_packages(files, config)
            notices.append(packages.notices())
        files.append(File.generated(config, f"{ASSETS}/{licences.name}", content="\n".join(notices)))

    def _add_packages(self, files: Files, config: MkDocsConfig) -> None:
        zipped = packages.zip_packages()
        self.renderer = packages.name_version(zipped)
        files.append(File.generated(config, f"{ASSETS}/python/packages.zip", content=zipped))
        if _is_offline(config):
            script = packages.as_script(zipped)
            files.append(File.generated(config, f"{ASSETS}/python/packages.js", content=script))

    def _read_bank(self, files: Files, config: MkDocsConfig) -> None:
        parsed: dict[str, Parsed] = {}
        pages = {file.src_uri: file for file in files.documentation_pages() if file.abs_src_path}
        for uri, file in pages.items():
            text = read_source(Path(str(file.abs_src_path)), name=_shown(file))
            if isinstance(text, Diagnostic):
                log.warning(as_text(text))
                files.remove(file)
            elif is_topic(text):
                parsed[uri] = parse(text, file=_shown(file), topic=topic_of(uri))
        for uri, checked in check_bank(parsed).items():
            self.topics[uri] = site.TopicSource(topic_of(uri), checked, pages[uri].url)
            for diagnostic in checked.diagnostics:
                (log.warning if diagnostic.severity == "error" else log.info)(as_text(diagnostic))

    def _navigation(self, files: Files) -> list[object]:
        # The host has not decided yet what is in the navigation; only the plugin's own pages know their place.
        pages = [file.src_uri for file in files.documentation_pages() if file.inclusion != InclusionLevel.NOT_IN_NAV]
        topics = [uri for source in self._in_order() for uri, known in self.topics.items() if known is source]
        own = (HOME, PROGRESS, *((IMPORT,) if self.config.import_page else ()))
        others = [uri for uri in pages if uri not in self.topics and uri not in own]
        return site.navigation(HOME, topics, [*own[1:], *others], self.words)


def _is_offline(config: MkDocsConfig) -> bool:
    # The host calls a theme's own plugin by both names: `material/offline`.
    names = (name for name in config.plugins if name.rpartition("/")[2] == "offline")
    return any(config.plugins[name].config.get("enabled", True) for name in names)


def _shown(file: File) -> str:
    # As the author would name it: relative to where the command was started, when it is below.
    path = Path(str(file.abs_src_path))
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
