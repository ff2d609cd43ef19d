"""What becomes of a picture that may be a cover."""

from PySide6.QtGui import QColor, QImage

from ui.cover_offer import offer_of


def test_other_kinds_of_pictures_become_jpeg_or_png(qapp, tmp_path):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    for kind in ("webp", "bmp"):
        assert image.save(str(tmp_path / f"a.{kind}"))
        offer = offer_of(tmp_path / f"a.{kind}")
        assert offer.whole.data.startswith((b"\x89PNG", b"\xff\xd8\xff"))
        assert (offer.whole.size.width(), offer.whole.size.height()) == (40, 30)


def test_a_jpeg_stays_byte_for_byte(qapp, tmp_path):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(tmp_path / "a.jpg"))
    data = (tmp_path / "a.jpg").read_bytes()
    assert offer_of(data).whole.data == data
