package dev.postern.identity;

/** One thing that is wrong with a newly issued certificate, in words for a condition. */
public record Problem(String code, String message) {}
