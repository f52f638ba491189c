package dev.postern.awssim.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Reads the dotted parameters of the query protocols: {@code Filter.1.Value.2}, {@code Subnets.member.1}. */
public final class QueryReader {
    private static final class Node {
        private String value = "";
        private final SequencedMap<String, Node> children = new LinkedHashMap<>();
    }

    private QueryReader() {}

    public static Input read(String form) {
        Node root = new Node();
        pairs(form).forEach((name, value) -> put(root, name, value));
        return toInput(root);
    }

    /** Decoded parameters; the last of several with one name counts. */
    public static Map<String, String> pairs(String form) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                pairs.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw CommonError.UNREADABLE.because("The request body cannot be decoded");
        }
    }

    private static void put(Node root, String name, String value) {
        Node node = root;
        for (String part : name.split("\\.", -1)) {
            node = node.children.computeIfAbsent(part, any -> new Node());
        }
        node.value = value;
    }

    private static Input toInput(Node node) {
        Node entries = node.children.size() == 1 && node.children.containsKey("member")
                ? node.children.firstEntry().getValue()
                : node;
        List<Input.Field> fields = entries.children.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> position(entry.getKey())))
                .map(entry -> new Input.Field(entry.getKey(), toInput(entry.getValue())))
                .toList();
        return new Input(node.value, fields);
    }

    private static int position(String name) {
        return name.matches("[0-9]{1,6}") ? Integer.parseInt(name) : Integer.MAX_VALUE;
    }
}
