"""What the formats of word processors share: one model of a manuscript, and the way from it to blocks.

HWP 5 and HWPX hold the same things, as binary records (한글문서파일형식 5.0) and as XML (KS X 6101, OWPML);
DOCX and ODT hold nearly the same. Each reader fills a ``Manuscript``; everything after that is said once,
so that the twins of a notice cannot differ.
"""
