package dev.postern.awssim.datapath;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Gives addresses to the loopback interface of the network namespace it runs in, over rtnetlink(7), so that the image needs no
 * tools. Needs CAP_NET_ADMIN.
 */
public final class NetlinkAddresses implements Addresses {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final short RTM_NEWADDR = 20;
    private static final short RTM_DELADDR = 21;
    /** NLM_F_REQUEST and NLM_F_ACK. */
    private static final short ASK_AND_ACKNOWLEDGE = 5;
    /** NLM_F_CREATE and NLM_F_REPLACE. */
    private static final short CREATE_OR_REPLACE = 0x500;

    private static final int LOOPBACK_INDEX = 1;
    private static final int MESSAGE_LENGTH = 40;
    private static final int NOT_THERE = -99;

    private final MethodHandle socket = function("socket", 3);
    private final MethodHandle close = function("close", 1);
    private final MethodHandle send = transfer("send");
    private final MethodHandle receive = transfer("recv");

    @Override
    public void claim(String address) {
        int result = exchange(message(RTM_NEWADDR, (short) (ASK_AND_ACKNOWLEDGE | CREATE_OR_REPLACE), address));
        if (result != 0) {
            throw new IllegalStateException(
                    "cannot add %s to the loopback interface (errno %d); CAP_NET_ADMIN is needed"
                            .formatted(address, -result));
        }
    }

    @Override
    public void release(String address) {
        int result = exchange(message(RTM_DELADDR, ASK_AND_ACKNOWLEDGE, address));
        if (result != 0 && result != NOT_THERE) {
            throw new IllegalStateException(
                    "cannot take %s from the loopback interface (errno %d)".formatted(address, -result));
        }
    }

    /** nlmsghdr, ifaddrmsg, and the attributes IFA_LOCAL and IFA_ADDRESS. */
    private static byte[] message(short type, short flags, String address) {
        byte[] octetsOfMessage = new byte[MESSAGE_LENGTH];
        ByteBuffer message = ByteBuffer.wrap(octetsOfMessage).order(ByteOrder.nativeOrder());
        message.putInt(MESSAGE_LENGTH).putShort(type).putShort(flags).putInt(1).putInt(0);
        message.put((byte) 2).put((byte) 32).put((byte) 0).put((byte) 0).putInt(LOOPBACK_INDEX);
        byte[] octets = octets(address);
        message.putShort((short) 8).putShort((short) 2).put(octets);
        message.putShort((short) 8).putShort((short) 1).put(octets);
        return octetsOfMessage;
    }

    private static byte[] octets(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address + " is not an address", e);
        }
    }

    /** Sends one message; 0, or the negative errno the kernel answers with. */
    private int exchange(byte[] message) {
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) socket.invokeExact(AF_NETLINK, SOCK_RAW, 0);
            if (descriptor < 0) {
                throw new IllegalStateException("no netlink socket");
            }
            MemorySegment out = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
            MemorySegment in = arena.allocate(256, 8);
            long sent = (long) send.invokeExact(descriptor, out, (long) message.length, 0);
            long received = (long) receive.invokeExact(descriptor, in, 256L, 0);
            int closed = (int) close.invokeExact(descriptor);
            if (sent != message.length || received < 20 || closed != 0) {
                throw new IllegalStateException("netlink gave no answer");
            }
            return in.get(ValueLayout.JAVA_INT, 16);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("netlink call failed", e);
        }
    }

    // The C library is the one way to netlink from Java; these signatures are POSIX's.
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, int arguments) {
        ValueLayout[] layouts = new ValueLayout[arguments];
        java.util.Arrays.fill(layouts, ValueLayout.JAVA_INT);
        return Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow(name),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts));
    }

    // As above.
    @SuppressWarnings("restricted")
    private static MethodHandle transfer(String name) {
        return Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow(name),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT));
    }
}
