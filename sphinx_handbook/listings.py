"""Lists of items on pages: by field or type, and what the handbook drew from a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_handbook.faults import report
from sphinx_handbook.items import split_list
from sphinx_handbook.parts import Parts, bullets, facts, framed, joined, section_depth
from sphinx_handbook.text import with_titles
from sphinx_handbook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_handbook.items import Item
    from sphinx_handbook.nodes import item_listing, source_coverage


def fill_listing(parts: Parts, node: item_listing) -> None:
    """Replace a listing by the items that match it."""
    query: dict[str, str] = node["query"]
    found = [item for item in parts.domain.sorted_items() if matches(item, query)]
    if not found:
        report("empty-listing", node, query=" ".join(f":{key}: {value}" for key, value in query.items()))
    level = section_depth(node) + 1
    out: list[nodes.Node] = []
    for key, label, items in _groups(found, query.get("group-by"), parts.language):
        listed = _list(parts, items, query.get("style", "list"))
        head = [parts.heading(f"{label} ({len(items)})", level, f"groep-{key}")] if label else []
        out.append(framed("div", ["hb-group"], *head, listed))
    node.replace_self(framed("div", ["hb-groups"], *out) if query.get("style", "list") == "list" and len(out) > 1 else out)


def matches(item: Item, query: dict[str, str]) -> bool:
    """Tell whether an item has one of the asked values in each field."""
    if "type" in query and item.type not in split_list(query["type"]):
        return False
    if item.type in split_list(query.get("exclude-type", "")):
        return False
    fields = [name for name in query if name in vocabulary().fields]
    return all(set(split_list(query[name])) & set(item.values(name)) for name in fields)


def _groups(items: list[Item], by: str | None, language: str) -> Iterator[tuple[str, str, list[Item]]]:
    """Yield key, label and items of each group that has any."""
    if by is None:
        groups = [("", "", items)]
    elif by == "type":
        groups = [
            (key, kind.many[language], [item for item in items if item.type == key])
            for key, kind in vocabulary().types.items()
        ]
    else:
        groups = [
            (value, labels[language], [item for item in items if value in item.values(by)])
            for value, labels in vocabulary().fields[by].values.items()
        ]
    yield from (group for group in groups if group[2])


def _list(parts: Parts, items: list[Item], style: str) -> nodes.bullet_list:
    if style == "cards":
        rows = [
            nodes.list_item(
                "",
                nodes.paragraph("", "", parts.item_link(item.id), classes=["hb-card-title"]),
                nodes.paragraph("", with_titles(item.summary, parts.domain.titles()), classes=["hb-card-text"]),
            )
            for item in items
        ]
        return nodes.bullet_list("", *rows, classes=["hb-cards"])
    links = [[_situation_link(parts, item) if style == "situations" else parts.item_link(item.id)] for item in items]
    return bullets(links, ["hb-list", f"hb-{style}"])


def _situation_link(parts: Parts, item: Item) -> nodes.reference:
    """Return a link with the sentence that a reader recognises, and below it the title by which others name it."""
    if item.situation is None:
        return parts.item_link(item.id)
    link = parts.item_link(item.id, item.situation)
    link += framed("small", [], nodes.Text(item.title))
    return link


def fill_coverage(parts: Parts, node: source_coverage) -> None:
    """Replace a coverage by the sections of the source, each with what rests on it or why nothing does."""
    sources, file = parts.domain.sources.by_key, parts.domain.sources_path.name
    if node["source_key"] not in sources:
        report("unknown-source", node, key=node["source_key"], file=file, known=", ".join(sources))
        node.replace_self([])
        return
    source, rows = sources[node["source_key"]], []
    for section in source.sections:
        links = _resting_on(parts, section.id, source.item)
        if not links and not section.left_out:
            report("uncovered-section", node, section=section.id, file=file)
        why = f"{parts.label('left_out')}: {section.left_out.get(parts.language, '')}"
        text = joined(links) if links else [nodes.emphasis("", why)]
        rows.append((section.place[parts.language], [nodes.paragraph("", "", *text)]))
    listed = facts(rows, [])
    for term, section in zip(listed.findall(nodes.term), source.sections, strict=True):
        term["ids"].append(section.id)  # search results lead to the section that they come from
    node.replace_self(framed("div", ["hb-coverage"], listed, **{"data-pagefind-ignore": ""}))


def _resting_on(parts: Parts, section: str, own: str) -> list[nodes.reference]:
    """Return links to the items that rest on a section, or else to the pages, or else to the item of the source itself."""
    items = [item.id for item in parts.domain.sorted_items() if section in item.all_sections() and item.id != own]
    pages = [name for name, traces in sorted(parts.domain.data["pages"].items()) if section in traces]
    described = [own] if own in parts.domain.items and section in parts.domain.items[own].traced else []
    return (
        [parts.item_link(item) for item in items]
        or [_page_link(parts, name) for name in pages]
        or [parts.item_link(item) for item in described]
    )


def _page_link(parts: Parts, docname: str) -> nodes.reference:
    title = parts.domain.env.titles[docname].astext()
    address = parts.builder.get_relative_uri(parts.docname, docname)
    return nodes.reference("", title, refuri=address, internal=True)
