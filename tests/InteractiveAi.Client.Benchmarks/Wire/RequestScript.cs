namespace InteractiveAi.Client.Benchmarks;

/// <summary>What a client is asked to send.</summary>
internal sealed record RequestScript
{
    public const string Model = "openai/gpt-4o-mini";

    /// <summary>The turns, by turns the user's and the assistant's after the first, which is the system's.</summary>
    public required IReadOnlyList<string> Turns { get; init; }

    /// <summary>A PNG beside the last turn.</summary>
    public byte[]? Image { get; init; }

    /// <summary>A PDF on the disk beside the last turn.</summary>
    public string? FilePath { get; init; }

    /// <summary>Whether the request is made anew for every call, because making it is where some clients encode the attachment.</summary>
    public bool HasAttachment => Image is not null || FilePath is not null;

    public static string RoleOf(int turn) =>
        turn is 0 ? "system"
        : turn % 2 is 1 ? "user"
        : "assistant";

    public static RequestScript Small() => new() { Turns = ["Answer briefly.", "What does the river carry?"] };

    /// <summary>200 turns, 60 KB of text.</summary>
    public static RequestScript Conversation() =>
        new() { Turns = [.. Enumerable.Range(0, 200).Select(static i => Words.Text(60, from: i))] };

    public static RequestScript WithImage(int megabytes)
    {
        byte[] image = new byte[megabytes << 20];
        new Random(20261120).NextBytes(image);
        return Small() with { Image = image };
    }

    public static RequestScript WithFile(string path) => Small() with { FilePath = path };
}
