using System.Diagnostics;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Makes an input smaller as long as it keeps failing in the same way.</summary>
internal static class Minimizer
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(10);

    public static byte[] Minimize(byte[] input, Func<byte[], bool> fails)
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (int size = Math.Max(1, input.Length / 2); size > 0; )
        {
            bool isSmaller = false;
            for (int at = 0; at < input.Length && watch.Elapsed < longest; )
            {
                byte[] smaller = [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(at + size, input.Length))];
                if (fails(smaller))
                {
                    input = smaller;
                    isSmaller = true;
                }
                else
                {
                    at += size;
                }
            }

            size = size is 1 && isSmaller && watch.Elapsed < longest ? 1 : size / 2;
        }

        return input;
    }
}
