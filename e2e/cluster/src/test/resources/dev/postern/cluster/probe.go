// What the tests run in pods: `probe serve ADDRESS TEXT`, `probe get URL`, `probe own ADDRESS TEXT` (takes an address, then serves on it).
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"
	"unsafe"
)

func main() {
	switch os.Args[1] {
	case "serve":
		serve(os.Args[2], os.Args[3])
	case "get":
		get(os.Args[2])
	case "own":
		own(net.ParseIP(os.Args[2]).To4())
		serve(os.Args[2]+":80", os.Args[3])
	}
}

func serve(address, text string) {
	fail(http.ListenAndServe(address, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, text) })))
}

func get(url string) {
	response, err := (&http.Client{Timeout: 5 * time.Second}).Get(url)
	fail(err)
	_, err = io.Copy(os.Stdout, response.Body)
	fail(err)
}

// Adds the address to the loopback interface, as the command `ip address add ADDRESS/32 dev lo` does.
func own(address net.IP) {
	socket, err := syscall.Socket(syscall.AF_NETLINK, syscall.SOCK_RAW, syscall.NETLINK_ROUTE)
	fail(err)
	message := make([]byte, 16+8+8+8)
	*(*syscall.NlMsghdr)(unsafe.Pointer(&message[0])) = syscall.NlMsghdr{Len: uint32(len(message)), Type: syscall.RTM_NEWADDR,
		Flags: syscall.NLM_F_REQUEST | syscall.NLM_F_CREATE, Seq: 1}
	*(*syscall.IfAddrmsg)(unsafe.Pointer(&message[16])) = syscall.IfAddrmsg{Family: syscall.AF_INET, Prefixlen: 32, Index: 1}
	for offset, kind := range map[int]uint16{24: syscall.IFA_LOCAL, 32: syscall.IFA_ADDRESS} {
		*(*syscall.RtAttr)(unsafe.Pointer(&message[offset])) = syscall.RtAttr{Len: 8, Type: kind}
		copy(message[offset+4:], address)
	}
	fail(syscall.Sendto(socket, message, 0, &syscall.SockaddrNetlink{Family: syscall.AF_NETLINK}))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
