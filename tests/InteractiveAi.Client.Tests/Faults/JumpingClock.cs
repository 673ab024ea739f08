namespace InteractiveAi.Client.Tests;

/// <summary>A clock on the wall that can be set while the time that passes goes on evenly, as a machine's does when somebody corrects it.</summary>
internal sealed class JumpingClock(ManualTimeProvider time) : TimeProvider
{
    private long _jumped;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Sets the clock on the wall, and nothing else.</summary>
    public void Jump(TimeSpan by) => Interlocked.Add(ref _jumped, by.Ticks);

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _jumped));

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
