#!/bin/sh
# Plays the programs that setup starts, each under its own name. The files in $FAKE say how.
name=${0##*/}
echo "$name $*" >>"$FAKE/log"
has() { [ -e "$FAKE/$1" ]; }
fail() { echo "$1" >&2; exit "${2:-1}"; }

case $name in
cc)
    has compiler || fail "cc: cannot find crt1.o"
    case "$*" in
    *--version*) echo "cc 1.0"; exit ;;
    *-print-file-name=libopenblas.so.0) has runtime && echo "$FAKE/runtime" || echo lib; exit ;;
    *-print-file-name=*) echo lib; exit ;;
    *-lopenblas*)
        has library || fail "/usr/bin/ld: cannot find -lopenblas: No such file or directory"
        has old && fail "undefined reference to openblas_get_corename"
        ;;
    esac
    while [ "$1" != -o ]; do shift; done
    /bin/ln -sf "$SCRIPT" "$2"
    ;;
probe)
    has crash && kill -ILL $$
    [ -n "$OPENBLAS_CORETYPE" ] && has illegal && kill -ILL $$
    core=${OPENBLAS_CORETYPE:-Prescott}
    echo $core
    echo "OpenBLAS 0.3.21 DYNAMIC_ARCH $core MAX_THREADS=64"
    echo 2
    ;;
id)
    has root && echo 0 || echo 1000
    ;;
sudo)
    has sudo-refuses && fail "sudo: a password is required"
    [ "$1" = -n ] && shift
    exec "$@"
    ;;
apt-get)
    case "$*" in
    *update)
        has lock && /bin/rm "$FAKE/lock" && fail "E: Could not get lock /var/lib/apt/lists/lock." 100
        : >"$FAKE/lists"
        ;;
    *install*)
        has no-network && fail "E: Failed to fetch libopenblas-dev" 100
        has lists || fail "E: Unable to locate package libopenblas-dev" 100
        has useless || : >"$FAKE/library"
        ;;
    esac
    ;;
pkg-config)
    has library || exit 1
    echo "-L/opt/openblas/lib -lopenblas"
    ;;
esac
