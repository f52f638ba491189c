package dev.postern.cluster;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** A running container by its id, so that one started by an earlier JVM can be used too. */
record DockerContainer(String id) {

    private static final String FILES = "/tmp";

    /** Copies the file in and returns its path there. */
    String copy(Path file) {
        var client = client();
        client.copyArchiveToContainerCmd(id)
                .withHostResource(file.toAbsolutePath().toString())
                .withRemotePath(FILES)
                .exec();
        return FILES + "/" + file.getFileName();
    }

    /** Runs the command to its end and fails with its output. */
    void execute(String... command) {
        var client = client();
        var execution = client.execCreateCmd(id)
                .withCmd(command)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec();
        var output = new StringBuilder();
        awaitEnd(client, execution.getId(), output);
        var exitCode = client.inspectExecCmd(execution.getId()).exec().getExitCodeLong();
        if (exitCode == null || exitCode != 0) {
            throw new ClusterException(String.join(" ", command) + " failed: " + output);
        }
    }

    void remove() {
        try {
            client().removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException alreadyGone) {
            // Nothing to do.
        }
    }

    private static void awaitEnd(DockerClient client, String execution, StringBuilder output) {
        try {
            client.execStartCmd(execution)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            output.append(frame);
                        }
                    })
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting for a command in the container", e);
        }
    }

    private static DockerClient client() {
        return DockerClientFactory.lazyClient();
    }
}
