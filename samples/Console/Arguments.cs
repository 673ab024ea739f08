namespace InteractiveAi.Client.Samples;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments(GatewayProfile Gateway, bool IsChat)
{
    public static string Usage { get; } =
        $"Usage: dotnet run --project samples/Console [-- [--gateway {string.Join('|', GatewayProfile.All.Keys)}] [chat]]";

    /// <summary>Reads the arguments; <see langword="null"/> when they make no sense.</summary>
    public static Arguments? Read(IReadOnlyList<string> args)
    {
        var gateway = GatewayProfile.All["interactive-ai"];
        var chat = false;
        for (var index = 0; index < args.Count; index++)
        {
            switch (args[index])
            {
                case "chat":
                    chat = true;
                    break;
                case "--gateway"
                    when index + 1 < args.Count && GatewayProfile.All.TryGetValue(args[index + 1], out var named):
                    gateway = named;
                    index++;
                    break;
                default:
                    return null;
            }
        }

        return new Arguments(gateway, chat);
    }
}
