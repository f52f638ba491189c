package dev.postern.awssim.datapath;

/** How the addresses of endpoints and load balancer nodes come to be this machine's own. */
public interface Addresses {
    /** Makes an address one that can be listened on and left from. Again is no mistake. */
    void claim(String address);

    void release(String address);

    /** For networks inside 127.0.0.0/8, whose addresses are there already. */
    static Addresses loopback() {
        return new Addresses() {
            @Override
            public void claim(String address) {
                // Every address of 127.0.0.0/8 is there already.
            }

            @Override
            public void release(String address) {
                // Nor does it go.
            }
        };
    }
}
