package dev.postern.awssim.dns;

import dev.postern.awssim.clock.World;
import dev.postern.awssim.ec2.Ec2;
import dev.postern.awssim.route53.Route53;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small authoritative server over UDP and TCP. */
public final class DnsServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.postern.awssim.dns");
    private static final int LARGEST_DATAGRAM = 1232;
    private static final int IDLE_MILLIS = 5_000;

    private final Responder responder;
    private final DatagramSocket datagrams;
    private final ServerSocket connections;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public DnsServer(World world, Ec2 ec2, Route53 route53, InetSocketAddress address) {
        responder = new Responder(world, new NameAnswers(ec2, route53));
        try {
            datagrams = new DatagramSocket(address);
            connections = new ServerSocket();
            connections.setReuseAddress(true);
            connections.bind(new InetSocketAddress(address.getAddress(), datagrams.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot answer DNS on " + address, e);
        }
        threads.execute(this::answerDatagrams);
        threads.execute(this::acceptConnections);
    }

    public int port() {
        return datagrams.getLocalPort();
    }

    private void answerDatagrams() {
        while (!datagrams.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
            try {
                datagrams.receive(packet);
                byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
                byte[] answer = responder.answer(question, LARGEST_DATAGRAM);
                datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.DEBUG, "a question that cannot be answered", e);
            }
        }
    }

    private void acceptConnections() {
        while (!connections.isClosed()) {
            try {
                Socket client = connections.accept();
                threads.execute(() -> answerConnection(client));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "DNS over TCP", e);
            }
        }
    }

    private void answerConnection(Socket client) {
        try (client) {
            client.setSoTimeout(IDLE_MILLIS);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            byte[] question = in.readNBytes(in.readUnsignedShort());
            byte[] answer = responder.answer(question, 65_535);
            out.writeShort(answer.length);
            out.write(answer);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a question that cannot be answered", e);
        }
    }

    @Override
    public void close() {
        datagrams.close();
        try {
            connections.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing DNS", e);
        }
        threads.shutdownNow();
    }
}
