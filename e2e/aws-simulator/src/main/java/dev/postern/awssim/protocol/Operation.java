package dev.postern.awssim.protocol;

/** One operation of a service. Runs alone: the simulated world is locked around it. */
@FunctionalInterface
public interface Operation {
    Output run(Call call);
}
