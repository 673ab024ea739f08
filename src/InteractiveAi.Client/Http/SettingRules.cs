namespace InteractiveAi.Client;

/// <summary>The rules for settings that a client and a call have in common. The exceptions name the setting.</summary>
internal static class SettingRules
{
    // The longest due time of a timer, 49.7 days.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Refuses a limit that is not positive, too long for a timer, and not infinite either.</summary>
    public static void CheckTimeLimit(TimeSpan? limit, string setting)
    {
        if (limit is { } value && value != Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value > LongestTimer))
        {
            throw new ArgumentOutOfRangeException(
                setting,
                value,
                $"{setting} has to be positive and at most 49 days, or Timeout.InfiniteTimeSpan."
            );
        }
    }

    /// <summary>Refuses a delay that is negative or longer than a day.</summary>
    public static void CheckDelay(TimeSpan delay, string setting)
    {
        if (delay < TimeSpan.Zero || delay > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(setting, delay, $"{setting} has to be between zero and one day.");
        }
    }

    /// <summary>Refuses a negative count.</summary>
    public static void CheckCount(int? count, string setting)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(setting, count, $"{setting} cannot be negative; 0 turns it off.");
        }
    }

    /// <summary>Refuses a size of nothing or less.</summary>
    public static void CheckSize(int size, string setting)
    {
        if (size <= 0)
        {
            throw new ArgumentOutOfRangeException(setting, size, $"{setting} has to be positive.");
        }
    }

    /// <summary>The exception for a setting that cannot be used.</summary>
    public static ArgumentException Refusal(string problem, string setting) => new(problem, setting);
}
