package io.hatchery.server.demo;

import io.hatchery.server.platform.SettingsArea;

/** Whether the demo company's lives have been told to their end. */
record DemoTold(boolean done) {
    static final SettingsArea<DemoTold> SETTINGS =
            new SettingsArea<>("demo", DemoTold.class, new DemoTold(false), SettingsArea.Readers.ADMINISTRATORS);
}
