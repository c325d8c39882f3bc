package io.streamplatform.events.shop;

/**
 * Somebody with an account.
 *
 * @param userId identifies the account
 * @param market where the user lives, and so pays
 * @param isNew whether the account is opened in this very visit
 */
record Shopper(String userId, Market market, boolean isNew) {}
