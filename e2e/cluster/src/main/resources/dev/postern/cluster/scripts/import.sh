#!/usr/bin/env bash
# Gives a node's containerd the image that comes on standard input, and returns when pods can use it.
#   import.sh SOCKET < IMAGE.tar
set -euo pipefail
images=(ctr --address "$1" --namespace k8s.io images)

# kubelet asks the CRI plugin, which learns of new images a moment later; until then it would try to pull.
all_taken() { "${images[@]}" ls | awk 'NR > 1 && !/io.cri-containerd.image=managed/ { missing = 1 } END { exit missing }'; }

"${images[@]}" import -
for _ in {1..100}; do
  all_taken && exit
  sleep 0.05
done
echo "[cluster] containerd did not take the image over" >&2
exit 1
