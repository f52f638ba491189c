package dev.postern.api.schema;

import dev.postern.api.ApiGroup;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import java.util.List;

/** What annotations cannot say, or say wrongly. */
final class SchemaFinish implements CRDPostProcessor {

    @Override
    public HasMetadata process(HasMetadata resource, String crdSpecVersion) {
        if (resource instanceof CustomResourceDefinition definition) {
            finish(definition);
        }
        return resource;
    }

    private static void finish(CustomResourceDefinition definition) {
        definition.getSpec().getNames().setCategories(List.of(ApiGroup.CATEGORY));
        var kind = KindSchema.of(definition.getSpec().getNames().getKind());
        definition.getSpec().getVersions().forEach(version -> finish(version, kind));
    }

    private static void finish(CustomResourceDefinitionVersion version, KindSchema kind) {
        var root = version.getSchema().getOpenAPIV3Schema();
        kind.describe(root);
        SchemaWalk.over(root, new Corrections());
        SchemaWalk.over(root, new ListKinds());
        SchemaWalk.over(root, new ConditionSchema());
        version.setAdditionalPrinterColumns(kind.columns());
    }
}
