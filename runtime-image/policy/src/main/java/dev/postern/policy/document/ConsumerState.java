package dev.postern.policy.document;

/** Where a consumer stands. Withdrawal is said here, never inferred from an absent document. */
public sealed interface ConsumerState {

    record Granted(Destination destination) implements ConsumerState {}

    /** Not yet: the application's calls get 503 with the message. */
    record Pending(String reason, String message) implements ConsumerState {}

    /** No longer: open sessions end and calls get 503 with the message. */
    record Withdrawn(String reason, String message) implements ConsumerState {}
}
