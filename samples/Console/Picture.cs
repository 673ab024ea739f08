namespace InteractiveAi.Client.Samples;

/// <summary>A picture to show: one grey pixel, as a PNG.</summary>
internal static class Picture
{
    public static ReadOnlyMemory<byte> Png { get; } =
        Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        );
}
