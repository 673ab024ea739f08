using System.Globalization;

namespace InteractiveAi.Client.Testing;

/// <summary>Choices between wordings that depend on the request alone: variety without chance.</summary>
internal readonly struct Variation(ulong state)
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    /// <summary>One state per conversation, seed and choice.</summary>
    public static Variation Of(ChatCall call, int choice)
    {
        var state = Offset;
        foreach (var turn in call.Turns)
        {
            state = Mix(Mix(state, turn.Role), turn.Text);
        }

        return new Variation(Mix(state, string.Create(CultureInfo.InvariantCulture, $"{call.Seed ?? 0}:{choice}")));
    }

    /// <summary>A hash that is the same in every process, unlike the platform's own.</summary>
    public static ulong Hash(string text) => Finish(Mix(Offset, text));

    /// <summary>One of <paramref name="options"/>; the same <paramref name="purpose"/> always picks the same one.</summary>
    public T Pick<T>(string purpose, params ReadOnlySpan<T> options) =>
        options[(int)(Finish(Mix(state, purpose)) % (ulong)options.Length)];

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Number(string purpose, int count) => (int)(Finish(Mix(state, purpose)) % (ulong)count);

    private static ulong Mix(ulong state, string text)
    {
        foreach (var unit in text)
        {
            state = (state ^ unit) * Prime;
        }

        return (state ^ 0xFF) * Prime;
    }

    /// <summary>Spreads the differences of the last characters over all bits, which the multiplication alone does not.</summary>
    private static ulong Finish(ulong state)
    {
        state ^= state >> 33;
        state *= 0xFF51_AFD7_ED55_8CCD;
        state ^= state >> 33;
        state *= 0xC4CE_B9FE_1A85_EC53;
        return state ^ (state >> 33);
    }
}
