file=../../etc/passwd
size=9
rows=1
sm3=0
