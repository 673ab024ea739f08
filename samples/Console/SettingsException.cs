namespace InteractiveAi.Client.Samples;

/// <summary>The environment holds a key or an address that cannot be used.</summary>
internal sealed class SettingsException(Exception reason)
    : Exception($"The settings cannot be used: {reason.Message}", reason);
