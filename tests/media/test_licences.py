"""What files say of their rights, in every place where they may say it."""

import struct
from pathlib import Path

import mutagen.flac
import mutagen.id3
import numpy as np
import pytest
import soundfile
from PIL import Image as Pillow
from PIL import PngImagePlugin

from studio.media.licences import rights_of

SAID = "© 2020 A. Person, CC BY 4.0"
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmpRights:WebStatement="urn:terms">'
    b'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">Mine &amp; yours</rdf:li></rdf:Alt></dc:rights>'
    b'<cc:license rdf:resource="urn:cc0"/></rdf:Description></rdf:RDF></x:xmpmeta>'
)


def sound(path: Path) -> Path:
    soundfile.write(path, np.zeros(2000), 8000)
    return path


def test_exif_xmp_and_iptc_of_a_jpeg(tmp_path: Path) -> None:
    path, picture = tmp_path / "p.jpg", Pillow.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[0x8298] = "A. Person"
    notice = b"IPTC words"
    record = b"\x1c\x02\x74" + struct.pack(">H", len(notice)) + notice
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record + b"\0" * (len(record) % 2)
    block = b"Photoshop 3.0\0" + resource
    picture.save(path, exif=exif, xmp=XMP)
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + data[2:])
    found = dict(rights_of(path))
    assert found["EXIF Copyright"] == "A. Person"
    assert found["XMP dc:rights"] == "Mine & yours"
    assert found["XMP xmpRights:WebStatement"] == "urn:terms"
    assert found["XMP cc:license"] == "urn:cc0"
    assert found["IPTC CopyrightNotice"] == "IPTC words"


def test_png_text(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Copyright", SAID)
    Pillow.new("L", (8, 8)).save(tmp_path / "p.png", pnginfo=info)
    assert rights_of(tmp_path / "p.png") == (("PNG copyright", SAID),)


def test_vorbis_comments_id3_and_riff(tmp_path: Path) -> None:
    path = sound(tmp_path / "s.flac")
    tags = mutagen.flac.FLAC(path)
    tags["LICENSE"] = SAID
    tags["TITLE"] = "No licence"
    tags.save()
    assert [text for _, text in rights_of(path)] == [SAID]
    path = sound(tmp_path / "s.mp3")
    frames = mutagen.id3.ID3()
    frames.add(mutagen.id3.TCOP(encoding=3, text=[SAID]))
    frames.add(mutagen.id3.WCOP(url="urn:terms"))
    frames.add(mutagen.id3.TXXX(encoding=3, desc="License", text=["CC0"]))
    frames.save(path)
    assert dict(rights_of(path)) == {"ID3 TCOP": SAID, "ID3 WCOP": "urn:terms", "ID3 License": "CC0"}
    with soundfile.SoundFile(tmp_path / "s.wav", "w", 8000, 1) as file:
        file.copyright = "RIFF words"
        file.write(np.zeros(2000))
    assert rights_of(tmp_path / "s.wav") == (("RIFF copyright", "RIFF words"),)


@pytest.mark.parametrize("name", ["p.png", "s.wav"])
def test_most_files_say_nothing(tmp_path: Path, name: str) -> None:
    if name == "p.png":
        Pillow.new("L", (8, 8)).save(tmp_path / name)
    else:
        sound(tmp_path / name)
    assert rights_of(tmp_path / name) == ()


def test_damage_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "p.jpg").write_bytes(b"\xff\xd8\xff" + bytes(100))
    assert rights_of(tmp_path / "p.jpg") == ()
