"""What HWP 5 and HWPX share: one model of a Hancom manuscript, and the way from it to blocks.

Both files hold the same things, as binary records (한글문서파일형식 5.0) and as XML (KS X 6101, OWPML).
Each reader fills the same ``Manuscript``; everything after that is said once, so that the twins of a
notice cannot differ.
"""
