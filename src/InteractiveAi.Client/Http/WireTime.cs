using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;

namespace InteractiveAi.Client;

/// <summary>The ways in which servers write durations and moments into headers, all read with the invariant culture.</summary>
internal static class WireTime
{
    /// <summary>The longest duration that is told apart from "never".</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    // Below this a number of seconds is a duration (31 years), from here on a moment; from the second on the moment is in milliseconds.
    private const double FirstEpochSecond = 1e9;
    private const double FirstEpochMillisecond = 1e11;
    private const double LastEpochMillisecond = 2.5e14;

    /// <summary>A finite number, possibly with a fraction.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(
            text,
            NumberStyles.AllowLeadingWhite
                | NumberStyles.AllowTrailingWhite
                | NumberStyles.AllowLeadingSign
                | NumberStyles.AllowDecimalPoint
                | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out number
        ) && double.IsFinite(number);

    /// <summary>Seconds as a duration; negative numbers are none, and nothing is longer than <see cref="Longest"/>.</summary>
    public static TimeSpan? Seconds(double seconds) =>
        seconds switch
        {
            < 0 => null,
            _ when seconds >= Longest.TotalSeconds => Longest,
            _ => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)),
        };

    /// <summary>The time from one moment to another: zero when it is past, never longer than <see cref="Longest"/>.</summary>
    public static TimeSpan Until(DateTimeOffset moment, DateTimeOffset now)
    {
        var wait = moment - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero
            : wait > Longest ? Longest
            : wait;
    }

    /// <summary>A number that can only be seconds or milliseconds since 1970.</summary>
    public static DateTimeOffset? Epoch(double number) =>
        number switch
        {
            >= FirstEpochMillisecond and < LastEpochMillisecond => DateTimeOffset.FromUnixTimeMilliseconds(
                (long)number
            ),
            >= FirstEpochSecond and < FirstEpochMillisecond => DateTimeOffset.FromUnixTimeMilliseconds(
                (long)(number * 1000)
            ),
            _ => null,
        };

    /// <summary>A date as HTTP writes it.</summary>
    public static DateTimeOffset? HttpDate(string text) =>
        RetryConditionHeaderValue.TryParse(text, out var parsed) ? parsed.Date : null;

    /// <summary>The moment behind any form of a reset header: since 1970 in seconds or milliseconds, seconds from now, a duration such as <c>6m0s</c>, a date.</summary>
    public static DateTimeOffset? Moment(string text, DateTimeOffset now)
    {
        if (TryNumber(text, out var number))
        {
            return Epoch(number) ?? (number < FirstEpochSecond ? now + Seconds(number) : null);
        }

        if (Duration(text) is { } duration)
        {
            return now + duration;
        }

        return HttpDate(text)
            ?? (
                DateTimeOffset.TryParse(
                    text,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                    out var date
                )
                    ? date
                    : null
            );
    }

    /// <summary>A duration of numbers with units, such as <c>1h2m3.5s</c> or <c>120ms</c>.</summary>
    private static TimeSpan? Duration(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var seconds = 0d;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !TryNumber(text[..digits], out var number))
            {
                return null;
            }

            text = text[digits..];
            var (unit, length) = text switch
            {
                ['m', 's', ..] => (0.001, 2),
                ['u' or 'µ', 's', ..] => (1e-6, 2),
                ['n', 's', ..] => (1e-9, 2),
                ['d', ..] => (86400d, 1),
                ['h', ..] => (3600d, 1),
                ['m', ..] => (60d, 1),
                ['s', ..] => (1d, 1),
                _ => (0d, 0),
            };
            if (length == 0)
            {
                return null;
            }

            seconds += number * unit;
            text = text[length..];
        }

        return Seconds(seconds);
    }
}
