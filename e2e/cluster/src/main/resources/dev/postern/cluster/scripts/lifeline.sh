#!/usr/bin/env bash
# Runs a command for exactly as long as whoever started this holds the other end of our standard input:
# closing it, or dying in any way, ends the command. If the command ends first, so does this.
#   lifeline.sh COMMAND [ARGUMENT...]
set -u
exec 3<&0
# Should this very shell be killed, the kernel ends the command. (Not for a JVM to use directly: it would go off when the starting *thread* ends.)
setpriv --pdeathsig KILL -- "$@" < /dev/null 3<&- & command=$!
cat <&3 > /dev/null & line=$!
exec 2> /dev/null # the shell has nothing to say about how these two end
wait -n
kill "$line"
kill -KILL "$command" # nothing that runs here has anything worth saving
wait "$command"
