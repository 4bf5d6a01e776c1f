#!/bin/sh
# Builds the image of the service for Arm64 and runs it, as root on Linux. Nothing of it is left behind.
#   test/templates/service/image-tier.sh                  the base image and the wheels that are pinned
#   BASE=stand-in test/templates/service/image-tier.sh    a base made of Debian's packages, where Docker
#                                                         Hub or PyPI cannot be reached
# Needs buildah, qemu-user-static and python3; debootstrap for the stand-in. Exits with 77 where
# something that it needs is missing, and says what.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
service=$(cd "$here/../../../templates/service" && pwd)
base=${BASE:-published}

missing() {
  echo "skipped: $1" >&2
  exit 77
}
[ "$(uname -s)" = Linux ] || missing "this is not Linux"
[ "$(id -u)" = 0 ] || missing "only root can mount an image and become another user in it"
[ "$(uname -m)" = x86_64 ] || missing "on this machine Arm64 needs no emulation, or another emulator"
for tool in buildah qemu-aarch64-static python3; do
  command -v "$tool" > /dev/null || missing "$tool is not on PATH"
done
if [ "$base" = stand-in ]; then
  command -v debootstrap > /dev/null || missing "debootstrap is not on PATH"
else
  case $(buildah --version) in
    *" 1.1"?.* | *" 1.2"[0-8].*) missing "this buildah knows no \$BUILDPLATFORM; BASE=stand-in does without" ;;
  esac
fi

work=$(mktemp -d)
run=$work/run
build() { buildah --root "$work/storage" --runroot "$work/runroot" --storage-driver vfs "$@"; }
finish() {
  # Deepest first; a mount that was not made is none to take away.
  for mount in "$run/root/dev/shm" "$run/root/tmp" "$run/root"; do
    umount "$mount" 2> /dev/null || true
  done
  build rm --all > /dev/null 2>&1 || true
  # What is still mounted there is the machine's, not ours to remove.
  if grep -q " $work/" /proc/self/mounts; then
    echo "left behind, with mounts in it: $work" >&2
  else
    rm -rf --one-file-system "$work"
  fi
}
trap finish EXIT
trap 'exit 130' INT TERM

if [ -e /proc/sys/fs/binfmt_misc/qemu-aarch64 ]; then
  echo "note: this machine runs Arm64 programs by itself; the build could have used that"
else
  echo "no emulator is registered: a build that ran anything of the target would fail"
fi

set --
if [ "$base" = stand-in ]; then
  . "$here/stand-in-base.sh"
  make_base "$work"
  set -- --volume "$work/wheels:/wheels:ro"
fi

for architecture in arm64 amd64; do
  echo "building for $architecture"
  if [ "$base" = stand-in ]; then
    name_platforms "$architecture" < "$service/Dockerfile" > "$work/Dockerfile"
  else
    cp "$service/Dockerfile" "$work/Dockerfile"
  fi
  build build --quiet --isolation chroot --format oci --platform "linux/$architecture" \
    --file "$work/Dockerfile" --ignorefile "$service/dockerignore" \
    --tag "localhost/service-$architecture" "$@" "$service" > "$work/build.log" 2>&1 || {
    cat "$work/build.log" >&2
    exit 1
  }
  build push --quiet "localhost/service-$architecture" "oci-archive:$work/$architecture.tar"
done

echo "looking at every program and library"
python3 "$service/image/check_architecture.py" "$work/arm64.tar"
if python3 "$service/image/check_architecture.py" "$work/amd64.tar" 2> "$work/refused"; then
  echo "the image for x86-64 was taken for one for Arm64" >&2
  exit 1
fi
grep -q "made for amd64" "$work/refused"
echo "the image for x86-64 is refused"

container=$(build from --pull-never --arch arm64 localhost/service-arm64)
build inspect --type image localhost/service-arm64 > "$work/image.json"
mkdir -p "$run/root"
mount --bind "$(build mount "$container")" "$run/root"
mount -t tmpfs tmpfs "$run/root/tmp"
[ -d "$run/root/dev/shm" ] || mkdir -p "$run/root/dev/shm"
mount -t tmpfs tmpfs "$run/root/dev/shm"
# In the image, but on none of its layers: the emulator.
cp "$(command -v qemu-aarch64-static)" "$run/root/tmp/emulator"
mount -o remount,bind,ro "$run/root"

python3 "$here/run-image.py" "$run/root" "$work/image.json"
