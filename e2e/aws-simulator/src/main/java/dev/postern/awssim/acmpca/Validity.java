package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** From when to when a certificate holds. */
record Validity(Instant notBefore, Instant notAfter) {
    private static final Duration BACK_DATED = Duration.ofMinutes(60);
    private static final Duration SHORT_LIVED = Duration.ofDays(7);
    private static final Set<String> TYPES = Set.of("END_DATE", "ABSOLUTE", "DAYS", "MONTHS", "YEARS");

    static Validity of(Input request, Authority issuer, Instant now) {
        Instant end = instant(request.at("Validity"), "Validity", now);
        Instant start = request.has("ValidityNotBefore")
                ? instant(request.at("ValidityNotBefore"), "ValidityNotBefore", now)
                : now.minus(BACK_DATED);
        Validity validity = new Validity(start, end);
        validity.check(issuer, now);
        return validity;
    }

    private void check(Authority issuer, Instant now) {
        if (!notAfter.isAfter(now) || !notAfter.isAfter(notBefore)) {
            throw AcmPcaError.VALIDITY.because("The certificate validity specified is in the past");
        }
        boolean beyond = issuer.certificate()
                .map(certificate -> certificate.getNotAfter().toInstant().isBefore(notAfter))
                .orElse(false);
        if (beyond) {
            throw AcmPcaError.VALIDITY.because(
                    "The certificate validity specified exceeds the certificate authority validity");
        }
        if (issuer.shortLived() && notAfter.isAfter(now.plus(SHORT_LIVED))) {
            throw AcmPcaError.VALIDITY.because(
                    "The certificate validity specified exceeds the maximum of 7 days of a short-lived certificate authority");
        }
    }

    private static Instant instant(Input validity, String name, Instant now) {
        String type = Arguments.oneOf(validity, "Type", TYPES);
        long value = value(Arguments.required(validity, "Value"), name);
        ZonedDateTime start = now.atZone(ZoneOffset.UTC);
        return switch (type) {
            case "DAYS" -> start.plusDays(value).toInstant();
            case "MONTHS" -> start.plusMonths(value).toInstant();
            case "YEARS" -> start.plusYears(value).toInstant();
            case "ABSOLUTE" -> Instant.ofEpochSecond(value);
            default -> endDate(value);
        };
    }

    private static long value(String text, String name) {
        long value = text.matches("-?[0-9]{1,15}") ? Long.parseLong(text) : 0;
        if (value < 1) {
            throw CommonError.VALIDATION.because(
                    "1 validation error detected: Value '%s' at '%s.value' failed to satisfy constraint: Member must have value greater than or equal to 1"
                            .formatted(text, Character.toLowerCase(name.charAt(0)) + name.substring(1)));
        }
        return value;
    }

    /** {@code YYYYMMDDHHMMSS}, or {@code YYMMDDHHMMSS}, where years from 50 on are the last century's. */
    private static Instant endDate(long value) {
        String digits = Long.toString(value);
        String padded = digits.length() <= 12 ? "0".repeat(12 - digits.length()) + digits : digits;
        String century = padded.compareTo("50") < 0 ? "20" : "19";
        String full = padded.length() == 12 ? century + padded : padded;
        try {
            return LocalDateTime.parse(full, DateTimeFormatter.ofPattern("uuuuMMddHHmmss"))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw AcmPcaError.INVALID_ARGS.because("Invalid END_DATE: " + value);
        }
    }
}
