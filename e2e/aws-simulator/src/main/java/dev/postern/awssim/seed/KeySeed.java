package dev.postern.awssim.seed;

import java.util.List;

/** A long-term access key of a user, and what that user's identity policy allows. */
public record KeySeed(String user, String id, String secret, List<String> actions) {
    public KeySeed {
        actions = List.copyOf(actions);
    }

    public String userArn(String account) {
        return "arn:aws:iam::%s:user/%s".formatted(account, user);
    }

    @Override
    public String toString() {
        return "KeySeed[" + user + " " + id + "]";
    }
}
