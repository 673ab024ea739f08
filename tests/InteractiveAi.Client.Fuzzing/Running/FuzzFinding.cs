using System.Text;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>A broken rule, and how to see it again.</summary>
internal sealed record FuzzFinding(string Target, int Seed, long Iteration, int Salt, byte[] Input, string Problem)
{
    /// <summary>The rule that is broken, without the particulars.</summary>
    public string Rule => RuleOf(Problem);

    public static string RuleOf(string problem) =>
        problem.Split(':', '\n')[0] is { Length: > 120 } rule ? rule[..120] : problem.Split(':', '\n')[0];

    public override string ToString() =>
        $"""
            {Target}: {Problem}
              again: --target {Target} --seed {Seed} --from {Iteration} --iterations 1
              salt {Salt}, minimised to {Input.Length} bytes:
              {Show(Input)}
            """;

    private static string Show(byte[] input)
    {
        StringBuilder text = new();
        foreach (byte each in input.AsSpan(0, Math.Min(input.Length, 4096)))
        {
            _ = each switch
            {
                (byte)'\n' => text.Append("\\n"),
                (byte)'\r' => text.Append("\\r"),
                (byte)'\\' => text.Append("\\\\"),
                >= 0x20 and < 0x7F => text.Append((char)each),
                _ => text.Append("\\x").Append(each.ToString("x2", null)),
            };
        }

        return text.ToString();
    }
}
