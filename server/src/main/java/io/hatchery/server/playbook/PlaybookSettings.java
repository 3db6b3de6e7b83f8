package io.hatchery.server.playbook;

import io.hatchery.server.platform.SettingsArea;

/**
 * How playbooks are published.
 *
 * @param review whether somebody other than the last editor must have approved a draft before it is published
 */
record PlaybookSettings(boolean review) {
    static final SettingsArea<PlaybookSettings> AREA = new SettingsArea<>(
            "playbook", PlaybookSettings.class, new PlaybookSettings(false), SettingsArea.Readers.EVERYONE);
}
