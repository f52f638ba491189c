package dev.postern.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SecurityProvidersTest {

    @Test
    void numbersThoseThatStayWithoutAGap() {
        var configuration = """
                # security.provider.9=Comment
                security.provider.1=SUN
                security.provider.2=XMLDSig
                security.provider.3=JdkLDAP
                securerandom.source=file:/dev/random
                """;

        var kept = SecurityProviders.without(configuration, Set.of("XMLDSig"));

        assertThat(kept).isEqualTo("""
                        # security.provider.9=Comment
                        security.provider.1=SUN
                        security.provider.2=JdkLDAP
                        securerandom.source=file:/dev/random
                        """);
    }
}
