package dev.postern.aws.apply;

/** One resource of the fake. */
final class FakeResource {

    final String id;
    final FakeParameters parameters;
    String adjustable;
    boolean dead;
    boolean provisioning;
    private int hiddenLooks;

    FakeResource(String id, FakeParameters parameters, int hiddenLooks) {
        this.id = id;
        this.parameters = parameters;
        this.adjustable = "";
        this.hiddenLooks = hiddenLooks;
    }

    boolean shown() {
        return hiddenLooks-- <= 0;
    }
}
