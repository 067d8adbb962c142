"""Findings for others: JUnit XML for CI, a page of HTML for people."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from announce_parser.golden._findings import GoldenFinding


def junit(findings: Sequence[GoldenFinding]) -> bytes:
    """Return JUnit XML, a test case a sample; what differs is in the failure's text."""
    failed = sum(finding.state != "same" for finding in findings)
    suite = ET.Element("testsuite", name="golden", tests=str(len(findings)), failures=str(failed))
    for finding in findings:
        name = finding.sample.as_posix()
        case = ET.SubElement(suite, "testcase", classname="golden", name=name)
        if finding.state != "same":
            message = finding.reason or f"{len(finding.differences)} differences"
            failure = ET.SubElement(case, "failure", type=finding.state.value, message=message)
            failure.text = "\n".join(_legal(str(one)) for one in finding.differences)
    return bytes(ET.tostring(suite, encoding="utf-8", xml_declaration=True)) + b"\n"


def html(findings: Sequence[GoldenFinding]) -> bytes:
    """Return a page that needs nothing else: a table of differences for each sample that has some."""
    parts = [_section(finding) for finding in findings if finding.state != "same"]
    same = sum(finding.state == "same" for finding in findings)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Goldens</title>'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        f" style-src 'unsafe-inline'\"><style>{_STYLE}</style></head><body><h1>Goldens</h1>"
        f"<p>{same} of {len(findings)} agree.</p>{''.join(parts)}</body></html>\n"
    ).encode()


_STYLE: Final = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:72rem;margin:1rem auto;"
    "padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #8886;"
    "padding:.3rem .6rem;text-align:left;vertical-align:top}"
)


def _section(finding: GoldenFinding) -> str:
    rows = "".join(
        f"<tr><td>{one.kind}</td><td>{escape(one.path)}</td>"
        f"<td>{escape(one.before or '–')}</td><td>{escape(one.after or '–')}</td></tr>"
        for one in finding.differences
    )
    head = "<tr><th>kind</th><th>field</th><th>golden</th><th>record</th></tr>"
    reason = f"<p>{escape(finding.reason)}</p>" if finding.reason else ""
    name = f"{escape(finding.sample.as_posix())}: {finding.state.value}"
    return f"<h2>{name}</h2>{reason}<table>{head}{rows}</table>"


def _legal(text: str) -> str:
    """Return text without the control characters that XML 1.0 has no way to write."""
    return "".join(char for char in text if char in "\t\n" or ord(char) >= 32)
