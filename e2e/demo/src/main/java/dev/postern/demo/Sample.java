package dev.postern.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Entry point of the sample image; see {@link #USAGE}. */
public final class Sample {

    private static final String USAGE =
            "usage: serve PORT | idle | call METHOD URL [HEADER:VALUE ...] | intrude HOST PORT [KEYSTORE or DIRECTORY]";

    private Sample() {}

    public static void main(String[] arguments) throws Exception {
        var words = List.copyOf(Arrays.asList(arguments));
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "serve" -> new OrdersService(Integer.parseInt(words.get(1))).start();
            case "idle" -> new CountDownLatch(1).await();
            case "intrude" ->
                System.out.println(intrusion(words.subList(1, words.size())).report());
            case "call" ->
                System.out.print(new Call(words.get(1), words.get(2), words.subList(3, words.size())).answer());
            default -> {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }

    private static Intrusion intrusion(List<String> words) {
        var material = words.stream().skip(2).findFirst().map(file -> new Material(Path.of(file)));
        return new Intrusion(words.get(0), Integer.parseInt(words.get(1)), material);
    }
}
