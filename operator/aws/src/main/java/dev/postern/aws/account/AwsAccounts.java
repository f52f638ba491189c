package dev.postern.aws.account;

import dev.postern.aws.call.Budgets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** All accounts of one process: opened when first used, with one budget over all of them. */
public final class AwsAccounts implements AutoCloseable {

    private final AwsSettings settings;
    private final Budgets budgets;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Map<AwsAccount, AccountSession> sessions = new ConcurrentHashMap<>();

    public AwsAccounts(AwsSettings settings) {
        this.settings = settings;
        this.budgets = new Budgets(settings.limits(), settings.clock());
    }

    /** The same session for the same account, for as long as this lives. Makes no call. */
    public AccountSession open(AwsAccount account) {
        return sessions.computeIfAbsent(account, this::session);
    }

    /** What has been called, and how often it may be. */
    public Budgets budgets() {
        return budgets;
    }

    @Override
    public void close() {
        sessions.values().forEach(session -> session.clients().close());
        http.close();
    }

    private AccountSession session(AwsAccount account) {
        var clients = new AwsClients(account, settings, budgets, http);
        return new AccountSession(account, clients, new Snapshot(clients, settings.clock()));
    }
}
