#!/usr/bin/env bash
# The Kubernetes that tests and the demo run on, built from Go modules into a cache of the user's.
#   POSTERN_CACHE=~/.cache/postern build.sh api-server | node      prints the directory that then holds every binary of that set
# A binary is built aside and moved into place, so one that is there is whole. Progress goes to stderr.
set -euo pipefail

# The only place for versions. Changing one makes a new directory; Go's own cache makes that cheap.
KUBERNETES=1.35.4 ETCD=3.6.16 HELM=3.19.0 COREDNS=1.12.4
GO_AT_LEAST=1.26

CACHE=${POSTERN_CACHE:?the directory of the cache}
BIN=$CACHE/kubernetes-$KUBERNETES-etcd-$ETCD-helm-$HELM-coredns-$COREDNS
SCRIPTS=$(cd "$(dirname "$0")" && pwd)
export GOWORK=off CGO_ENABLED=0

say() { echo "[cluster] $*" >&2; }
fail() { say "$*"; exit 1; }

binaries_of() {
  case $1 in
    api-server) echo kube-apiserver etcd ;;
    node) echo kube-apiserver etcd kube-controller-manager kube-scheduler kubelet kubectl kube-proxy helm coredns pause.tar ;;
    *) fail "build.sh: no set of binaries named $1" ;;
  esac
}

missing_of() {
  local name
  for name in $(binaries_of "$1"); do [ -e "$BIN/$name" ] || echo "$name"; done
}

require_go() {
  [ "$(uname -sm)" = "Linux x86_64" ] || fail "a native cluster runs on Linux on amd64 only; this is $(uname -sm): provide a Docker engine instead"
  local hint="install Go $GO_AT_LEAST or newer from https://go.dev/dl and put it on the PATH" version
  command -v go >/dev/null || fail "Go is missing: $hint"
  version=$(go env GOVERSION); version=${version#go}
  [ "$(printf '%s\n' "$GO_AT_LEAST" "$version" | sort -V | head -1)" = "$GO_AT_LEAST" ] || fail "Go $version is too old: $hint"
}

# Runs a command quietly, with a line at the start, each half minute and the end; its output is shown only when it fails.
with_progress() {
  local what=$1 log=$WORK/log since=$SECONDS ticker ok=yes; shift
  say "building $what"
  tick "$what" & ticker=$!
  "$@" > "$log" 2>&1 & wait $! || ok=no # in the background, or `||` would switch off its `set -e`
  kill $ticker; wait $ticker 2>/dev/null || true
  [ $ok = yes ] || { tail -40 "$log" >&2; fail "building $what failed"; }
  say "built $what in $((SECONDS - since)) s"
}
tick() {
  local since=$SECONDS sleeping=
  trap 'kill $sleeping; exit' TERM
  while sleep 30 & sleeping=$!; wait $sleeping; do say "... $1, $((SECONDS - since)) s"; done
}

# Kubernetes replaces its staging modules by local directories, so `go install` refuses it: a module of our own maps them to the published ones.
build_kubernetes() {
  local version=k8s.io/component-base/version manifest packages=()
  mkdir "$WORK/kubernetes" "$WORK/kubernetes-out"; cd "$WORK/kubernetes"
  printf 'module cluster\ngo %s\n' "$GO_AT_LEAST" > go.mod
  manifest=$(go mod download -json "k8s.io/kubernetes@v$KUBERNETES" | sed -n 's/.*"GoMod": "\(.*\)",/\1/p')
  {
    echo "require k8s.io/kubernetes v$KUBERNETES"
    grep -oE 'k8s.io/[a-z0-9-]+ => ./staging' "$manifest" | while read -r module _; do echo "replace $module => $module v0.${KUBERNETES#1.}"; done
  } >> go.mod
  for name; do packages+=("k8s.io/kubernetes/cmd/$name"); done
  go build -mod=mod -ldflags "-s -w -X $version.gitVersion=v$KUBERNETES -X $version.gitMajor=1 -X $version.gitMinor=$(cut -d. -f2 <<< "$KUBERNETES")" \
    -o "$WORK/kubernetes-out/" "${packages[@]}"
  mv "$WORK"/kubernetes-out/* "$BIN/"
}

build_etcd() {
  mkdir "$WORK/etcd"; cd "$WORK/etcd"
  printf 'module etcd\ngo %s\nrequire go.etcd.io/etcd/server/v3 v%s\n' "$GO_AT_LEAST" "$ETCD" > go.mod
  go build -mod=mod -ldflags '-s -w' -o "$WORK/etcd.out" go.etcd.io/etcd/server/v3
  mv "$WORK/etcd.out" "$BIN/etcd"
}

install_module() { # NAME PACKAGE@VERSION
  GOBIN=$WORK/installed go install -ldflags '-s -w' "$2"
  mv "$WORK/installed/$1" "$BIN/$1"
}

# The image of the process that holds a pod's namespaces, made here because no registry is asked for anything.
build_pause() {
  local image=$WORK/pause; mkdir -p "$image/root"; cd "$image"
  go build -ldflags '-s -w' -o root/pause "$SCRIPTS/pause.go"
  tar --sort=name --mtime=@1 --owner=0 --group=0 -C root -cf layer.tar pause
  printf '{"architecture":"amd64","os":"linux","config":{"Entrypoint":["/pause"],"User":"65535:65535"},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
    "$(sha256sum layer.tar | cut -d' ' -f1)" > config.json
  printf '[{"Config":"config.json","RepoTags":["postern.local/pause:1"],"Layers":["layer.tar"]}]' > manifest.json
  tar -cf "$WORK/pause.out" manifest.json config.json layer.tar
  mv "$WORK/pause.out" "$BIN/pause.tar"
}

build_missing() {
  local name kubernetes=()
  for name; do
    case $name in
      kube*) kubernetes+=("$name") ;;
      etcd) with_progress "etcd $ETCD" build_etcd ;;
      helm) with_progress "helm $HELM" install_module helm "helm.sh/helm/v3/cmd/helm@v$HELM" ;;
      coredns) with_progress "CoreDNS $COREDNS" install_module coredns "github.com/coredns/coredns@v$COREDNS" ;;
      pause.tar) with_progress "the pause image" build_pause ;;
    esac
  done
  [ ${#kubernetes[@]} = 0 ] || with_progress "Kubernetes $KUBERNETES (${kubernetes[*]})" build_kubernetes "${kubernetes[@]}"
}

main() {
  local missing
  missing=$(missing_of "$1")
  if [ -n "$missing" ]; then
    require_go
    mkdir -p "$BIN"
    exec 9> "$CACHE/build.lock"
    flock -n 9 || { say "another build is running: waiting for it"; flock 9; }
    missing=$(missing_of "$1") # the other build may have made them
    WORK=$(mktemp -d "$CACHE/build.XXXXXX"); trap 'rm -rf "$WORK"' EXIT
    # shellcheck disable=SC2086 # one word each
    [ -z "$missing" ] || build_missing $missing
  fi
  echo "$BIN"
}
main "$@"
