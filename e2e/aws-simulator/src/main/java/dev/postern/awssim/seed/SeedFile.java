package dev.postern.awssim.seed;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;

/** The YAML form of the seed. An unknown or misspelled key is an error that names it. */
public record SeedFile(List<AccountSeed> accounts) {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));

    public SeedFile {
        accounts = List.copyOf(accounts);
    }

    public static SeedFile parse(String yaml) {
        try {
            return YAML.readValue(yaml, SeedFile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the seed cannot be read: " + e.getOriginalMessage() + at(e), e);
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
    }
}
