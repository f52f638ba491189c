#!/usr/bin/env bash
# A whole one-node Kubernetes as one process tree, with everything it touches in namespaces of its own. The kernel takes processes, mounts,
# interfaces, routes and firewall rules away with the tree's first process, however that ends; only a directory and a cgroup are left to remove.
#   node.sh prerequisites             install what is missing (needs root)
#   node.sh run DIRECTORY BINARIES    run a node in the foreground; DIRECTORY/ready appears when it is usable
#   node.sh remove DIRECTORY          end it and remove what is left
#   node.sh sweep PARENT              remove what is left of every cluster there that no longer runs
#   node.sh alive DIRECTORY           succeeds while it runs
#   node.sh load DIRECTORY < IMAGE.tar
#   node.sh forward DIRECTORY ZONE ADDRESS
# Each directory lies in one common parent, and is the state of one cluster.
set -euo pipefail

say() { echo "[cluster] $*" >&2; }
fail() { say "$*"; exit 1; }

prerequisites() {
  [ "$(id -u)" = 0 ] || fail "a native cluster needs root (namespaces, mounts): run as root, or provide a Docker engine"
  local packages=() pair
  for pair in containerd:containerd ctr:containerd runc:runc iptables:iptables ip:iproute2 conntrack:conntrack openssl:openssl; do
    command -v "${pair%%:*}" >/dev/null || packages+=("${pair##*:}")
  done
  [ -x /usr/lib/cni/ptp ] || packages+=(containernetworking-plugins)
  [ ${#packages[@]} = 0 ] || install_packages "${packages[@]}"
}

install_packages() {
  local log; log=$(mktemp)
  command -v apt-get >/dev/null || fail "missing on this machine: $*. They can be installed on Debian and Ubuntu only; elsewhere provide a Docker engine"
  say "installing $*"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"; } > "$log" 2>&1 ||
    { tail -20 "$log" >&2; rm "$log"; fail "could not install $*: see above, then run: apt-get install $*"; }
  rm "$log"
}

# --- life ---

run() {
  local directory=$1 binaries=$2
  claim "$directory"
  echo $$ > "$directory/pid"
  mkdir "$directory/log"
  exec > "$directory/log/node.log" 2>&1 # a node that is kept must not hold its starter's terminal or pipe
  exec 8< /proc/self/ns/net # the host's network, for the one cable between it and the node
  exec unshare --net --pid --mount --uts --ipc --mount-proc --fork --kill-child -- "$(dirname "$0")/init.sh" "$directory" "$binaries"
}

# The lock on DIRECTORY/alive is held by the node's first process and by nothing else, so it tells the living from leftovers of a crash.
claim() {
  local directory=$1 parent; parent=$(dirname "$1")
  mkdir -p "$parent"
  exec 7> "$parent/.lock"; flock 7
  sweep "$parent"
  mkdir -m 700 "$directory" 2>/dev/null || fail "cluster $(basename "$directory") is running already"
  exec 9> "$directory/alive"; flock -n 9
  exec 7>&-
}

sweep() {
  local directory
  for directory in "$1"/*/; do
    [ ! -e "$directory" ] || alive "$directory" || { say "removing what is left of cluster $(basename "$directory")"; clean "$directory"; }
  done
}

alive() { ! { [ ! -e "$1/alive" ] || flock -n "$1/alive" true; }; }

remove() {
  local directory=$1
  [ -d "$directory" ] || return 0
  if alive "$directory"; then
    kill -KILL "$(cat "$directory/pid")"
    flock -w 20 "$directory/alive" true || fail "cluster $(basename "$directory") could not be ended"
  fi
  clean "$directory"
}

clean() {
  local directory=$1 cgroup=none tries
  [ ! -e "$directory/cgroup" ] || cgroup=$(cat "$directory/cgroup")
  for tries in {1..100}; do # the kernel is still reaping
    gone "$directory" "$cgroup" && break; sleep 0.1
  done
  [ "$tries" -lt 100 ] || fail "cgroup $cgroup or the interface of $(basename "$directory") would not go"
  rm -rf "${directory:?}"
}

gone() {
  local path left=0
  for path in $(cgroup_paths "$2"); do
    [ ! -d "$path" ] || find "$path" -depth -type d -exec rmdir {} + 2>/dev/null || left=1
  done
  # Compared by index: another cluster may have taken the name since.
  [ ! -e "$1/link" ] || ! grep -qsx "$(cut -d' ' -f2 "$1/link")" "/sys/class/net/$(cut -d' ' -f1 "$1/link")/ifindex" || left=1
  return $left
}

cgroup_paths() {
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then echo "/sys/fs/cgroup/$1"; return; fi
  local controller
  for controller in /sys/fs/cgroup/*/; do [ ! -w "$controller/cgroup.procs" ] || echo "$controller$1"; done
}

# --- on a running node ---

INSIDE=/run/postern # where the directory appears in the node's own mounts

enter() { # DIRECTORY COMMAND...: in the node's mounts and processes
  local unshared first
  unshared=$(cat "$1/pid"); shift
  first=$(cut -d" " -f1 "/proc/$unshared/task/$unshared/children")
  nsenter --target "$first" --mount --pid -- "$@"
}

load() { enter "$1" "$(dirname "$0")/import.sh" "$INSIDE/containerd.sock"; }

forward() {
  local directory=$1 zone=$2 address=$3 before
  # No cache: a changed record is seen at once.
  printf '%s {\n  bind %s\n  forward . %s {\n    max_fails 0\n  }\n}\n' "$zone" "$(cat "$directory/node-address")" "$address" > "$directory/zones/$zone"
  before=$(reloads "$directory")
  enter "$directory" bash -c "kill -USR1 \$(cat $INSIDE/pids/coredns)"
  local tries; for tries in {1..100}; do [ "$(reloads "$directory")" = "$before" ] || return 0; sleep 0.05; done
  fail "CoreDNS did not take zone $zone: $(tail -1 "$directory/log/coredns.log")"
}
reloads() { grep -c 'Reloading complete' "$1/log/coredns.log" || true; }

"$1" "${@:2}"
