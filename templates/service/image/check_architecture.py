"""Whether an image is for the nodes that are to run it, before it gets near them.

    docker buildx build --platform linux/arm64 --output type=oci,dest=image.tar .
    python image/check_architecture.py image.tar

An image for another kind of processor starts nowhere: its pods end with "exec format error". One
that says that it is for Arm64 can hold a library that is not, so every program and library in it is
looked at too.
"""

import argparse
import json
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

# Numbers in the header of each program and library for Linux (ELF, e_machine).
MACHINES = {
    3: "386",
    21: "ppc64le",
    22: "s390x",
    40: "arm",
    62: "amd64",
    183: "arm64",
    243: "riscv64",
}
_MACHINE_ENDS = 20


class NotAnImage(Exception):
    """The file can't be read as an image."""


@dataclass(frozen=True)
class Binary:
    path: str
    architecture: str


def problems(archive: str, wanted: str) -> list[str]:
    """Why no node of this architecture can run the image; nothing where one can."""
    try:
        with tarfile.open(archive) as image:
            return list(_problems(image, wanted))
    except (OSError, tarfile.TarError, KeyError, ValueError) as error:
        raise NotAnImage(
            f"{archive} is no image that can be read ({error!r}). "
            "Build with --output type=oci,dest=FILE, and with gzip for the layers."
        ) from error


def _problems(image: tarfile.TarFile, wanted: str) -> Iterator[str]:
    manifests = list(_manifests(image, _document(image, "index.json")))
    if not manifests:
        yield "there is no image in it"
    for manifest in manifests:
        said = _document(image, _blob(manifest["config"])).get("architecture", "nothing")
        if said != wanted:
            yield f"it is made for {said}, and the nodes are {wanted}: {_cure(wanted)}"
        for layer in manifest["layers"]:
            for binary in _binaries(_opened(image, _blob(layer))):
                if binary.architecture != wanted:
                    made = f"/{binary.path} is made for {binary.architecture}"
                    yield f"{made}, and the nodes are {wanted}: {_cure(wanted)}"


def _cure(wanted: str) -> str:
    return f"build it with --platform linux/{wanted}"


def _manifests(image: tarfile.TarFile, index: Any) -> Iterator[Any]:
    """Those of images: what was attested about one is kept beside it, for no architecture."""
    for entry in index["manifests"]:
        if entry.get("platform", {}).get("architecture") == "unknown":
            continue
        document = _document(image, _blob(entry))
        if "manifests" in document:
            yield from _manifests(image, document)
        else:
            yield document


def _binaries(layer: IO[bytes]) -> Iterator[Binary]:
    with tarfile.open(fileobj=layer, mode="r|*") as files:
        for file in files:
            content = files.extractfile(file) if file.isreg() else None
            header = content.read(_MACHINE_ENDS) if content else b""
            if header[:4] == b"\x7fELF" and len(header) == _MACHINE_ENDS:
                # Byte 5 says which end of a number comes first.
                machine = int.from_bytes(header[18:20], "big" if header[5] == 2 else "little")
                if machine in MACHINES:
                    yield Binary(file.name.removeprefix("./"), MACHINES[machine])


def _document(image: tarfile.TarFile, name: str) -> Any:
    return json.load(_opened(image, name))


def _opened(image: tarfile.TarFile, name: str) -> IO[bytes]:
    content = image.extractfile(name)
    if content is None:
        raise KeyError(name)
    return content


def _blob(descriptor: Any) -> str:
    algorithm, _, digest = descriptor["digest"].partition(":")
    return f"blobs/{algorithm}/{digest}"


def main() -> int:
    options = argparse.ArgumentParser(description="Is the image for these nodes?")
    options.add_argument("archive", help="an image as an OCI archive")
    options.add_argument("--architecture", default="arm64", help="of the nodes (%(default)s)")
    given = options.parse_args()
    try:
        found = problems(given.archive, given.architecture)
    except NotAnImage as error:
        print(error, file=sys.stderr)
        return 2
    for problem in found[:20]:
        print(f"{given.archive}: {problem}", file=sys.stderr)
    if not found:
        print(f"{given.archive}: everything in it is for {given.architecture}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
