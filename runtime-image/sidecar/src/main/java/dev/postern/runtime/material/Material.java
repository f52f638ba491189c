package dev.postern.runtime.material;

import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import dev.postern.identity.SpiffeId;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.ConsumerDocument;
import dev.postern.policy.document.SignedDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything a pod was bound to, with where its files are. */
public final class Material {

    private final Optional<Subject<ApiDocument>> api;
    private final List<Subject<ConsumerDocument>> consumers;

    private Material(Optional<Subject<ApiDocument>> api, List<Subject<ConsumerDocument>> consumers) {
        this.api = api;
        this.consumers = consumers;
    }

    /** Present when the pod serves an API. */
    public Optional<Subject<ApiDocument>> api() {
        return api;
    }

    /** In the order of the binding. */
    public List<Subject<ConsumerDocument>> consumers() {
        return consumers;
    }

    /** @throws IllegalArgumentException when a pinned key or name is none */
    public static Material of(Binding binding, Directories directories, IdentityTrial trial) {
        var assembly = new Assembly(directories, trial, binding);
        return new Material(
                binding.api().map(assembly::api),
                binding.consumers().stream().map(assembly::consumer).toList());
    }

    /**
     * @param material projected by kubelet
     * @param state outlives a restart of the container
     */
    public record Directories(Path material, Path state) {}

    private static final class Assembly {

        private final Path material;
        private final StateDirectory state;
        private final IdentityTrial trial;
        private final SigningKeys keys;
        private final String trustDomain;

        Assembly(Directories directories, IdentityTrial trial, Binding binding) {
            this.material = directories.material();
            this.state = new StateDirectory(directories.state());
            this.trial = trial;
            this.keys = new SigningKeys(binding.documentKeys(), state);
            this.trustDomain = binding.trustDomain();
        }

        Subject<ApiDocument> api(Binding.ApiBinding bound) {
            var id = SpiffeId.api(trustDomain, bound.namespace(), bound.name());
            var name = new Subject.Name(bound.namespace(), bound.name(), bound.uid(), id);
            return subject(name, FileLayout.apiDirectory(), bound.generationFloor(), ApiDocument.class);
        }

        Subject<ConsumerDocument> consumer(Binding.ConsumerBinding bound) {
            var id = SpiffeId.consumer(trustDomain, bound.namespace(), bound.name());
            var name = new Subject.Name(bound.namespace(), bound.name(), bound.uid(), id);
            Path directory = FileLayout.consumerDirectory(bound.name());
            return subject(name, directory, bound.generationFloor(), ConsumerDocument.class);
        }

        private <D extends SignedDocument> Subject<D> subject(
                Subject.Name name, Path relative, long pinnedFloor, Class<D> kind) {
            Path directory = material.resolve(relative);
            var floor = new GenerationFloor(state.file("generation-" + name.uid()), pinnedFloor);
            var trusted = new DocumentReader.Trusted(keys, floor);
            return new Subject<>(
                    name,
                    new IdentityReader(directory, name.spiffeId(), trial),
                    new DocumentReader<>(directory.resolve(FileLayout.DOCUMENT), kind, name.uid(), trusted));
        }
    }
}
