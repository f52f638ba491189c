#!/usr/bin/env bash
# The first process of a node, in namespaces of its own (see node.sh). Descriptor 8 is the host's network, 9 the lock that says we live.
#   init.sh DIRECTORY BINARIES
set -euo pipefail

HERE=/run/postern # the directory, inside: short and the same for every cluster, as socket paths have a length limit
BASE=200          # cluster N owns 10.(BASE+N).0.0/16: .0 pods, .1 Services, .2 the link to the host, .128-.255 addresses that pods may take

say() { echo "[cluster] $*" >&2; }
fail() { say "$*"; exit 1; }

main() {
  network "$1"
  cgroups "$1"
  filesystem "$1" "$2"
  hostname node-1
  credentials
  control_plane
  runtime
  node
  ready
}

# host <- .2.1 | .2.2 -> node. Pods are routed, not bridged, so that Services work without br_netfilter.
network() {
  local n; n=$(cable)
  RANGE=10.$((BASE + n)) NODE=10.$((BASE + n)).2.2
  echo "postern-$n $(cat "/sys/class/net/postern-$n/ifindex")" > "$1/link" # /sys is still that of the host's network
  on_host ip addr add "$RANGE.2.1/30" dev "postern-$n"
  on_host ip link set "postern-$n" up
  on_host ip route add "$RANGE.0.0/16" via "$NODE"
  exec 8<&-
  ip link set lo up
  ip addr add "$NODE/30" dev uplink
  ip link set uplink up
  ip route add default via "$RANGE.2.1"
  ip route add unreachable "$RANGE.0.0/16" # or what nobody holds would go round in circles
  # The API server calls webhooks by Service address: that must be routable before kube-proxy's rules can turn it.
  ip link add services type veth peer name nowhere
  ip link set services up
  ip route add "$RANGE.1.0/24" dev services
  echo 1 > /proc/sys/net/ipv4/ip_forward
  echo 1 > /proc/sys/net/ipv4/tcp_orphan_retries # a dead process's connections to dead pods would hold this network for minutes
  echo "$NODE" > "$1/node-address"
  echo "$RANGE.128.0/17" > "$1/simulator-addresses"
}

# Prints the first index whose addresses nobody on the host has a route to. Making the interface is what claims it, so no two clusters get one index.
cable() {
  local n
  for n in {0..49}; do
    [ -z "$(on_host ip -4 route show table all root "10.$((BASE + n)).0.0/16")" ] || continue
    ip link add uplink type veth peer name "postern-$n" netns /proc/self/fd/8 2>/dev/null || continue
    echo "$n"; return
  done
  fail "no free address range for a cluster among 10.$BASE.0.0/16 to 10.$((BASE + 49)).0.0/16"
}
on_host() { nsenter --net=/proc/self/fd/8 "$@"; }

cgroups() {
  local path controller
  CGROUP=postern-$(openssl rand -hex 4)
  echo "$CGROUP" > "$1/cgroup"
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    mkdir "/sys/fs/cgroup/$CGROUP"
    for controller in cpu cpuset io memory hugetlb pids; do echo "+$controller" > /sys/fs/cgroup/cgroup.subtree_control 2>/dev/null || true; done
    return
  fi
  for path in /sys/fs/cgroup/*/; do [ ! -w "$path/cgroup.procs" ] || mkdir "$path$CGROUP"; done
  for controller in cpus mems; do cat "/sys/fs/cgroup/cpuset/cpuset.$controller" > "/sys/fs/cgroup/cpuset/$CGROUP/cpuset.$controller"; done
}

# What components write at fixed places lands in the cluster's directory: two kubelets on one /var/log would delete each other's pods' logs.
filesystem() {
  local tunable
  case $1 in /run/*) fail "a cluster's directory must not lie under /run" ;; esac
  mkdir -p "$1"/{bin,pids,cni,zones,tunables,var/lib/cni,var/lib/kubelet,var/log}
  mount -t tmpfs -o mode=755 run /run
  mkdir -p "$HERE" /run/lock
  mount --bind "$1" "$HERE"
  mount --bind "$2" "$HERE/bin"
  cd "$HERE"
  mount --bind var/lib /var/lib
  mount --bind var/log /var/log
  for tunable in vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes; do
    cat "/proc/sys/$tunable" > "tunables/${tunable//\//.}" # kubelet sets these for the whole machine: it gets copies
    mount --bind "tunables/${tunable//\//.}" "/proc/sys/$tunable"
  done
  mount --make-rshared /
}

start() { local name=$1; shift; "$@" > "log/$name.log" 2>&1 9>&- & echo $! > "pids/$name"; }

until_ok() { # SECONDS WHAT COMMAND...
  local deadline=$((SECONDS + $1)) what=$2; shift 2
  until "$@" > /dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || { tail -n 5 log/*.log >&2; fail "$what took too long"; }
    sleep 0.1
  done
}

credentials() {
  umask 077; mkdir pki
  openssl genrsa -out pki/service-accounts.key 2048 2>/dev/null
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /O=system:masters/CN=kube-apiserver \
    -keyout pki/kubelet-client.key -out pki/kubelet-client.crt 2>/dev/null
  TOKEN=$(openssl rand -hex 16)
  CONTROLLERS_TOKEN=$(openssl rand -hex 16)
  echo "$TOKEN,admin,admin,\"system:masters\"" > pki/tokens.csv
  echo "$CONTROLLERS_TOKEN,system:kube-controller-manager,controllers" >> pki/tokens.csv
  umask 022
}

control_plane() {
  # etcd takes host and port even for a Unix socket; the socket is the file etcd:0, out of reach of host-network pods.
  start etcd bin/etcd --data-dir data --unsafe-no-fsync --listen-client-urls unix://etcd:0 --advertise-client-urls unix://etcd:0 \
    --listen-peer-urls unix://peer:0 --initial-advertise-peer-urls unix://peer:0 --initial-cluster default=unix://peer:0
  start apiserver bin/kube-apiserver --bind-address "$NODE" --advertise-address "$NODE" --secure-port 6443 --cert-dir pki --etcd-servers unix://etcd:0 \
    --authorization-mode Node,RBAC --token-auth-file pki/tokens.csv --service-account-issuer https://kubernetes.default.svc \
    --service-account-signing-key-file pki/service-accounts.key --service-account-key-file pki/service-accounts.key \
    --service-cluster-ip-range "$RANGE.1.0/24" --allow-privileged=true --kubelet-preferred-address-types InternalIP \
    --kubelet-client-certificate pki/kubelet-client.crt --kubelet-client-key pki/kubelet-client.key
  until_ok 60 "the API server's certificate" test -s pki/apiserver.crt
  kubeconfig "$TOKEN" > kubeconfig
  kubeconfig "$CONTROLLERS_TOKEN" > pki/controllers
  export KUBECONFIG=$HERE/kubeconfig
  until_ok 60 "the API server" bin/kubectl get --raw /readyz
  start controllers bin/kube-controller-manager --kubeconfig pki/controllers --use-service-account-credentials --service-account-private-key-file pki/service-accounts.key \
    --root-ca-file pki/apiserver.crt --secure-port 0 --leader-elect=false
  start scheduler bin/kube-scheduler --kubeconfig kubeconfig --secure-port 0 --leader-elect=false
}

# One administrator for every component but the controllers: admission policies know those by name, as in any cluster.
kubeconfig() { # token
  cat <<YAML
apiVersion: v1
kind: Config
clusters: [{name: cluster, cluster: {server: "https://$NODE:6443", certificate-authority-data: $(base64 -w0 pki/apiserver.crt)}}]
users: [{name: admin, user: {token: $1}}]
contexts: [{name: admin, context: {cluster: cluster, user: admin, namespace: default}}]
current-context: admin
YAML
}

runtime() {
  cat > containerd.toml <<TOML
version = 2
root = "$HERE/containerd"
state = "/run/containerd"
[grpc]
  address = "$HERE/containerd.sock"
[plugins."io.containerd.internal.v1.opt"]
  path = "$HERE/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "postern.local/pause:1"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$HERE/cni"
TOML
  cat > cni/10-pods.conflist <<JSON
{"cniVersion": "0.4.0", "name": "pods", "plugins": [{"type": "ptp", "ipMasq": false, "ipam": {
  "type": "host-local", "dataDir": "$HERE/addresses", "ranges": [[{"subnet": "$RANGE.0.0/24"}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}
JSON
  start containerd containerd --config containerd.toml
  until_ok 30 "containerd" ctr --address containerd.sock version
  "$(dirname "$0")/import.sh" "$HERE/containerd.sock" < bin/pause.tar
}

node() {
  cat > kubelet.yaml <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $NODE
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $HERE/pki/kubelet-client.crt}}
authorization: {mode: Webhook}
cgroupDriver: cgroupfs
cgroupRoot: /$CGROUP
failCgroupV1: false
failSwapOn: false
oomScoreAdj: 0
maxOpenFiles: $(ulimit -Hn | sed 's/unlimited/1000000/')
containerRuntimeEndpoint: unix://$HERE/containerd.sock
volumePluginDir: $HERE/volume-plugins
clusterDNS: [$NODE]
clusterDomain: cluster.local
resolvConf: ""
evictionHard: {memory.available: 100Mi, nodefs.available: "1%", imagefs.available: "1%"}
imageGCHighThresholdPercent: 99
YAML
  start kubelet bin/kubelet --config kubelet.yaml --kubeconfig kubeconfig --root-dir "$HERE/kubelet" --hostname-override node-1 --node-ip "$NODE"
  start proxy bin/kube-proxy --kubeconfig kubeconfig --hostname-override node-1 --bind-address "$NODE" --proxy-mode iptables --cluster-cidr "$RANGE.0.0/24" \
    --conntrack-max-per-core 0 --conntrack-tcp-timeout-established 0 --conntrack-tcp-timeout-close-wait 0
  # Nothing outside is resolved: a name nobody owns does not exist. Each forwarded zone is a file in zones/.
  cat > Corefile <<COREFILE
cluster.local {
  bind $NODE
  kubernetes {
    kubeconfig $HERE/kubeconfig admin
  }
}
. {
  bind $NODE
  template ANY ANY {
    rcode NXDOMAIN
  }
}
import zones/*
COREFILE
  start coredns bin/coredns -conf Corefile
}

ready() {
  until_ok 90 "the node" bin/kubectl wait --for=condition=Ready node/node-1 --timeout=5s
  until_ok 30 "the default service account" bin/kubectl get serviceaccount default
  until_ok 30 "DNS" grep -q 'CoreDNS-' log/coredns.log
  touch ready
  local status=0; wait -n || status=$?
  fail "the node ends, as one of its components ended with status $status: $(ended)"
}
ended() { local file; for file in pids/*; do [ -d "/proc/$(cat "$file")" ] || echo -n "$(basename "$file") "; done; }

main "$@"
