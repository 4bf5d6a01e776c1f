# shellcheck shell=sh
# A base image for both architectures from Debian's packages, for image-tier.sh. Packages are only
# unpacked: nothing of the other architecture has to run. `pip` in it takes what Debian has of the
# target's architecture, and insists on the options that the real one needs.

# make_base FOLDER: makes localhost/stand-in-<architecture>, and FOLDER/wheels with what their pip
# installs.
make_base() {
  mkdir "$1/wheels"
  for arch in amd64 arm64; do
    echo "unpacking Debian for $arch"
    unpack "$arch" "$1/debian-$arch"
    mv "$1/debian-$arch/usr/lib/python3/dist-packages" "$1/wheels/$arch"
    write_pip "$1/debian-$arch/usr/lib/python3/dist-packages/pip"
    container=$(build from --arch "$arch" scratch)
    build config --arch "$arch" --os linux --env PATH=/usr/local/bin:/usr/bin:/bin "$container"
    build copy --quiet "$container" "$1/debian-$arch" / > /dev/null
    build commit --quiet "$container" "localhost/stand-in-$arch" > /dev/null
    build rm "$container" > /dev/null
  done
}

# name_platforms ARCHITECTURE: a Dockerfile whose two FROMs say what a builder works out by itself.
# buildah 1.28 doesn't: it knows no $BUILDPLATFORM, and a platform holds for the stages below it too.
name_platforms() {
  # shellcheck disable=SC2016
  sed --expression 's|^FROM --platform=$BUILDPLATFORM ${PYTHON} AS|FROM --platform=linux/amd64 localhost/stand-in-amd64 AS|' \
    --expression "s|^FROM \${PYTHON}\$|FROM --platform=linux/$1 localhost/stand-in-$1|"
}

# unpack ARCHITECTURE FOLDER
unpack() {
  debootstrap --foreign --variant=minbase --arch "$1" --include python3,python3-flask,gunicorn \
    bookworm "$2" > "$2.log" 2>&1 || {
    cat "$2.log" >&2
    exit 1
  }
  for package in "$2"/var/cache/apt/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar --extract --keep-directory-symlink --directory "$2"
  done
  rm -rf "$2/var/cache/apt" "$2/debootstrap"
  # debootstrap makes it a link to the machine's own.
  rm -f "$2/proc" 2> /dev/null || true
  mkdir -p "$2/proc"
  [ -e "$2/bin/sh" ] || ln -s dash "$2/bin/sh"
  ln -s python3 "$2/usr/bin/python"
}

# write_pip FOLDER
write_pip() {
  mkdir -p "$1"
  cat > "$1/__main__.py" << 'EOT'
import shutil, sys

arguments = sys.argv[1:]
for needed in ("install", "--require-hashes", "--only-binary=:all:", "--requirement"):
    assert needed in arguments, f"pip was not given {needed}"
machine = arguments[arguments.index("--platform") + 1].split("_", 3)[3]
target = {"aarch64": "arm64", "x86_64": "amd64"}[machine]
shutil.copytree(f"/wheels/{target}", arguments[arguments.index("--target") + 1], symlinks=True)
EOT
}
