package dev.postern.aws.account;

import dev.postern.aws.call.CallScope;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * Credentials of one account's role, one session for each object on whose behalf calls are made, so that the other
 * account's trail names the object. Sessions are kept and renewed before they end.
 */
final class SessionCredentials implements AwsCredentialsProvider, AutoCloseable {

    /** More objects than this in one account start over: a session costs one call an hour. */
    private static final int MOST_SESSIONS = 2000;

    private final StsClient sts;
    private final String roleArn;
    private final AwsAccount account;
    private final Map<String, StsAssumeRoleCredentialsProvider> sessions = new ConcurrentHashMap<>();

    SessionCredentials(StsClient sts, AwsAccount account, String roleArn) {
        this.sts = sts;
        this.account = account;
        this.roleArn = roleArn;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        if (sessions.size() > MOST_SESSIONS) {
            close();
        }
        return sessions.computeIfAbsent(CallScope.current().session(), this::session)
                .resolveCredentials();
    }

    /** After AWS refused the current session although its time is not up. */
    void forgetCurrent() {
        Optional.ofNullable(sessions.remove(CallScope.current().session()))
                .ifPresent(StsAssumeRoleCredentialsProvider::close);
    }

    @Override
    public void close() {
        sessions.values().forEach(StsAssumeRoleCredentialsProvider::close);
        sessions.clear();
    }

    private StsAssumeRoleCredentialsProvider session(String name) {
        var request = AssumeRoleRequest.builder().roleArn(roleArn).roleSessionName(name);
        account.externalId().ifPresent(request::externalId);
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request.build())
                .build();
    }
}
