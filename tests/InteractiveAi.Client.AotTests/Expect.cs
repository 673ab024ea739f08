using System.Runtime.CompilerServices;

namespace InteractiveAi.Client.AotTests;

/// <summary>The few assertions that the checks need, reflection-free.</summary>
internal static class Expect
{
    public static void True(bool condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!condition)
        {
            throw new ExpectationException($"Expected: {what}");
        }
    }

    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new ExpectationException(
                $"{what}{Environment.NewLine}  expected: {expected}{Environment.NewLine}  but was:  {actual}"
            );
        }
    }

    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string what = "")
        where T : class => value ?? throw new ExpectationException($"{what} is null");

    public static async Task<TException> ThrowsAsync<TException>(Func<Task> action)
        where TException : Exception
    {
        try
        {
            await action();
        }
        catch (TException expected)
        {
            return expected;
        }

        throw new ExpectationException($"Expected {typeof(TException).Name}, but nothing was thrown");
    }
}
