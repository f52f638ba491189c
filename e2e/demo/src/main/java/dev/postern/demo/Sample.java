package dev.postern.demo;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Entry point of the sample image: {@code serve PORT}, {@code idle}, or {@code call METHOD URL [HEADER:VALUE ...]}. */
public final class Sample {

    private static final String USAGE = "usage: serve PORT | idle | call METHOD URL [HEADER:VALUE ...]";

    private Sample() {}

    public static void main(String[] arguments) throws Exception {
        var words = List.copyOf(Arrays.asList(arguments));
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "serve" -> new OrdersService(Integer.parseInt(words.get(1))).start();
            case "idle" -> new CountDownLatch(1).await();
            case "call" ->
                System.out.print(new Call(words.get(1), words.get(2), words.subList(3, words.size())).answer());
            default -> {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }
}
